/** What was asked and what was found, in words: it goes to the browser. */
export interface SearchState {
	text: string;
	past: boolean;
	page: number;
	error: "too-little" | "forbidden" | null;
	/** Null: nothing has been asked yet. */
	hits: readonly HitInWords[] | null;
	hasMore: boolean;
}

export interface HitInWords {
	id: string;
	/** Null: this account may not see the page. */
	href: string | null;
	name: string;
	when: string;
	station: string;
	status: string;
	numbers: string;
	services: string;
	contact: string;
}
