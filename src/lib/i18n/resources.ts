/** The namespaces, typed by the reference language: an unknown key is a type error. */
import type assess from './locales/en/assess.json';
import type common from './locales/en/common.json';
import type data from './locales/en/data.json';
import type duty from './locales/en/duty.json';
import type help from './locales/en/help.json';
import type home from './locales/en/home.json';
import type method from './locales/en/method.json';
import type results from './locales/en/results.json';

export type Resources = {
	common: typeof common;
	assess: typeof assess;
	data: typeof data;
	duty: typeof duty;
	help: typeof help;
	home: typeof home;
	method: typeof method;
	results: typeof results;
};
export type Namespace = keyof Resources;

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'common';
		resources: Resources;
		strictKeyChecks: true;
	}
}
