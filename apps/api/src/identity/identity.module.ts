import { Module } from '@nestjs/common';
import { LoginThrottle } from './login-throttle.js';
import { Passwords } from './passwords.js';
import { PasswordsController } from './passwords.controller.js';
import { SessionController } from './session.controller.js';
import { SignIn } from './sign-in.js';

@Module({ controllers: [SessionController, PasswordsController], providers: [SignIn, LoginThrottle, Passwords] })
export class IdentityModule {}
