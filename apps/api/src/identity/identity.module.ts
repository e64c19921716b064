import { Module } from '@nestjs/common';
import { LoginThrottle } from './login-throttle.js';
import { SessionController } from './session.controller.js';
import { SignIn } from './sign-in.js';

@Module({ controllers: [SessionController], providers: [SignIn, LoginThrottle] })
export class IdentityModule {}
