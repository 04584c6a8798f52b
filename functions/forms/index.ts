import { routeGroup } from '../http.ts';
import { acceptancePackage } from './acceptance-package.ts';
import { listForms, printForm } from './forms.ts';
import { templateFunctions } from './templates.ts';

/** What is printed: forms, their templates, and the package for the upper system. */
export const handler = routeGroup([listForms, printForm, acceptancePackage, ...templateFunctions]);
