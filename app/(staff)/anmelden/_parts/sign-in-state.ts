/** What the sign-in shows: first the password's form, then, if the account wants one, the code's. */
export interface SignInState {
	step: "password" | "code";
	email: string;
	/** Proves in the second step that the password was right. */
	pending: string;
	missing: { email: boolean; password: boolean; code: boolean };
	/** `until`: from when on they may try again; then a code given at once is a way in. */
	refusal: { reason: SignInReason; until: string | null } | null;
}

export type SignInReason =
	| "wrong"
	| "wrong-code"
	| "locked"
	| "too-many-tries"
	| "too-late"
	| "busy";

export const FIRST: SignInState = {
	step: "password",
	email: "",
	pending: "",
	missing: { email: false, password: false, code: false },
	refusal: null,
};
