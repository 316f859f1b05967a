/** The namespaces, typed by the reference language: an unknown key is a type error. */
import type assess from './locales/en/assess.json';
import type backup from './locales/en/backup.json';
import type backupPage from './locales/en/backup-page.json';
import type ballot from './locales/en/ballot.json';
import type closing from './locales/en/closing.json';
import type common from './locales/en/common.json';
import type compare from './locales/en/compare.json';
import type data from './locales/en/data.json';
import type desk from './locales/en/desk.json';
import type duty from './locales/en/duty.json';
import type explore from './locales/en/explore.json';
import type help from './locales/en/help.json';
import type home from './locales/en/home.json';
import type bringIn from './locales/en/import.json';
import type method from './locales/en/method.json';
import type paper from './locales/en/paper.json';
import type plan from './locales/en/plan.json';
import type report from './locales/en/report.json';
import type responsible from './locales/en/responsible.json';
import type results from './locales/en/results.json';
import type scan from './locales/en/scan.json';
import type whatIf from './locales/en/what-if.json';
import type workshop from './locales/en/workshop.json';

export type Resources = {
	ballot: typeof ballot;
	closing: typeof closing;
	common: typeof common;
	assess: typeof assess;
	backup: typeof backup;
	'backup-page': typeof backupPage;
	compare: typeof compare;
	data: typeof data;
	desk: typeof desk;
	duty: typeof duty;
	explore: typeof explore;
	help: typeof help;
	home: typeof home;
	import: typeof bringIn;
	method: typeof method;
	paper: typeof paper;
	plan: typeof plan;
	report: typeof report;
	responsible: typeof responsible;
	results: typeof results;
	scan: typeof scan;
	'what-if': typeof whatIf;
	workshop: typeof workshop;
};
export type Namespace = keyof Resources;

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'common';
		resources: Resources;
		strictKeyChecks: true;
	}
}
