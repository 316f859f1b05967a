/**
 * A city has a country, and two groupings follow from it: the regions of the World Smart Cities
 * Outlook, for its figures, and the United Nations' regional groups, in which the guidelines are
 * consulted on. Imported only where used.
 */

export const OUTLOOK_REGIONS = [
	'africa',
	'asia',
	'europe',
	'latin-america',
	'north-america',
] as const;
export type OutlookRegion = (typeof OUTLOOK_REGIONS)[number];

export const UN_GROUPS = [
	'african',
	'asia-pacific',
	'eastern-european',
	'latin-american-and-caribbean',
	'western-european-and-other',
] as const;
export type UnGroup = (typeof UN_GROUPS)[number];

/**
 * By the continents of the United Nations' geoscheme (M49), but for the Americas: Mexico, Central
 * America and the Caribbean are Latin America here, with every island that M49 counts to them.
 */
const BY_REGION: Readonly<Record<OutlookRegion, string>> = {
	africa: `
		AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA
		MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW`,
	asia: `
		AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN
		MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE`,
	europe: `
		AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT
		LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA`,
	'latin-america': `
		AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM
		KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI`,
	'north-america': 'BM CA GL PM US',
};

/**
 * The 193 Member States, as the Department for General Assembly and Conference Management lists
 * them. Türkiye takes part in two groups and the United States in none; both stand here where
 * they are counted for elections. Observers and territories are in no group.
 */
const BY_GROUP: Readonly<Record<UnGroup, string>> = {
	african: `
		AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML
		MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW`,
	'asia-pacific': `
		AE AF BD BH BN BT CN CY FJ FM ID IN IQ IR JO JP KG KH KI KP KR KW KZ LA LB LK MH MM MN MV
		MY NP NR OM PG PH PK PW QA SA SB SG SY TH TJ TL TM TO TV UZ VN VU WS YE`,
	'eastern-european': 'AL AM AZ BA BG BY CZ EE GE HR HU LT LV MD ME MK PL RO RS RU SI SK UA',
	'latin-american-and-caribbean': `
		AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT
		UY VC VE`,
	'western-european-and-other': `
		AD AT AU BE CA CH DE DK ES FI FR GB GR IE IL IS IT LI LU MC MT NL NO NZ PT SE SM TR US`,
};

const REGION_OF = byCountry(OUTLOOK_REGIONS, BY_REGION);
const GROUP_OF = byCountry(UN_GROUPS, BY_GROUP);

/**
 * The Outlook's region of a country; undefined for Oceania and Antarctica, which it does not
 * cover, and without a country. @param country ISO 3166-1 alpha-2, capitals
 */
export function outlookRegionOf(country: string | undefined): OutlookRegion | undefined {
	return REGION_OF.get(country ?? '');
}

/** The United Nations' regional group of a Member State; undefined for anything else. */
export function unGroupOf(country: string | undefined): UnGroup | undefined {
	return GROUP_OF.get(country ?? '');
}

function byCountry<T extends string>(
	groups: readonly T[],
	countries: Readonly<Record<T, string>>,
): ReadonlyMap<string, T> {
	return new Map(
		groups.flatMap((group) =>
			countries[group]
				.trim()
				.split(/\s+/u)
				.map((country) => [country, group] as const),
		),
	);
}
