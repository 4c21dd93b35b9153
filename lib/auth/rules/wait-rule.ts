/** So often somebody may be wrong before the first wait. */
const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** Tries that nothing was added to for so long count no more. */
export const TRIES_HOURS = 24;
/** So many wrong tries of unknown clients together are an attack on the account. */
export const ATTACK_TRIES = 20;
/** Wrong codes of unknown clients: each is a guess of somebody who has the password. */
export const CODE_ATTACK_TRIES = 10;

/** What was counted for one client (or one known device) at one account. */
export interface Tries {
	wrong: number;
	/** Epoch milliseconds; null: nobody has to wait. */
	openAt: number | null;
}

export const NO_TRIES: Tries = { wrong: 0, openAt: null };

/**
 * Every try counts as wrong until it has proved right, so that many at once cannot slip through.
 * @param attack how many wrong tries unknown clients have had at this account; 0 for a known device
 * @returns `isHeard`: whether it is looked at now; `tries`: what is kept
 */
export function nextTry(
	before: Tries,
	attack: number,
	now: number,
): { isHeard: boolean; tries: Tries } {
	if (before.openAt !== null && before.openAt > now)
		return { isHeard: false, tries: before };
	const slow = slowSeconds(attack);
	const isNew = before.wrong === 0 && before.openAt === null;
	if (isNew && slow > 0)
		return { isHeard: false, tries: { wrong: 0, openAt: now + slow * 1000 } };
	const wrong = before.wrong + 1;
	const wait = Math.max(waitSeconds(wrong), slow);
	return {
		isHeard: true,
		tries: { wrong, openAt: wait > 0 ? now + wait * 1000 : null },
	};
}

/** Each wait is twice the one before: a script gets nowhere, a person waits a minute. */
function waitSeconds(wrong: number): number {
	if (wrong < FREE_TRIES) return 0;
	const wait = FIRST_WAIT_SECONDS * 2 ** Math.min(wrong - FREE_TRIES, 10);
	return Math.min(wait, LONGEST_WAIT_SECONDS);
}

/** While an account is attacked from many addresses, each unknown one waits before every try; nobody is refused for good. */
function slowSeconds(attack: number): number {
	if (attack < ATTACK_TRIES) return 0;
	if (attack < 100) return FIRST_WAIT_SECONDS;
	return attack < 1_000 ? 5 * 60 : LONGEST_WAIT_SECONDS;
}

/** Of a long row of the same the audit gets the first five and then 10, 20, 50, 100 …: an attack must not flood it. */
export function isWorthNoting(count: number): boolean {
	if (count <= 5) return true;
	const power = 10 ** Math.floor(Math.log10(count));
	return [1, 2, 5].some((step) => count === step * power);
}
