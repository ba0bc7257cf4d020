import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';

export { Desk } from './Desk.tsx';
