/** What the second factor's forms answer: why not, or the recovery codes, which stand nowhere else. */
export interface CodesState {
	error: string;
	codes: readonly string[];
}

export const NO_CODES: CodesState = { error: "", codes: [] };
