import { AREA_IDS, type AreaId } from '$lib/framework/index';

/** `/<lang>/area/<area>/`: the seven thematic areas. */
export const match = (param: string): param is AreaId =>
	(AREA_IDS as readonly string[]).includes(param);
