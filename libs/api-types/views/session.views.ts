import { z } from 'zod';

const account = z.string().trim().min(1).max(100);
export const SignInBody = z.strictObject({ account, password: z.string().min(1).max(1000) }).meta({ id: 'SignIn' });
/** 演示: an account of the demo without a password. */
export const DemoSignInBody = z.strictObject({ account }).meta({ id: 'DemoSignIn' });
