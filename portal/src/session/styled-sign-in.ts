import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';

export { ForgottenPassword } from './ForgottenPassword.tsx';
export { SetPassword } from './SetPassword.tsx';
export { SignIn } from './SignIn.tsx';
