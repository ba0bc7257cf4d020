import { createRequire } from 'node:module';

// React picks its build by NODE_ENV when it is first loaded; here that says whether demo credentials are allowed, and
// is "development" by default. Its development build takes 1.46 ms of processor time for a page of 20 dates, the
// production build 0.13 ms. So it is loaded here, before anything else asks for it, as if in production.
const require = createRequire(import.meta.url);
const { NODE_ENV: given } = process.env;
process.env['NODE_ENV'] = 'production';
for (const name of ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/server']) require(name);
if (given === undefined) delete process.env['NODE_ENV'];
else process.env['NODE_ENV'] = given;
