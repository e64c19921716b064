import { Module } from '@nestjs/common';
import { LoginThrottle } from './login-throttle.js';
import { OwnAccountController } from './own-account.controller.js';
import { Passwords } from './passwords.js';
import { PasswordsController } from './passwords.controller.js';
import { Provider } from './provider.js';
import { SecondFactors } from './second-factors.js';
import { SecurityController } from './security.controller.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SignOn } from './sign-on.js';
import { SignOnController } from './sign-on.controller.js';

@Module({ controllers: [SessionController, SignOnController, OwnAccountController, PasswordsController, SecurityController], providers: [SignIn, SignOn, Provider, Sessions, LoginThrottle, Passwords, SecondFactors] })
export class IdentityModule {}
