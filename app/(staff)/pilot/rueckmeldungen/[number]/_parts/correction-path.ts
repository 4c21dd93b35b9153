import type { FeedbackView } from "#lib/feedback/inbox/rules/inbox.ts";
import { staffPaths } from "#lib/paths/staff.ts";

/** So much of what was reported is searched for, or proposed, by the address. */
const LONGEST = 500;

/** Where a reported text can be put right: its own page where it was found, otherwise the search for its words. */
export function correctionPath({
	type,
	locale,
	texts,
	textKey,
	better,
}: FeedbackView): string | null {
	if (type !== "translation" || texts === null) return null;
	return textKey
		? staffPaths.text({
				locale,
				key: textKey,
				better: better.slice(0, LONGEST),
			})
		: staffPaths.texts({ locale, words: texts.text.slice(0, LONGEST) });
}
