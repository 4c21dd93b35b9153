import type { Notice } from "#lib/notifications/notifications.ts";
import { bodyOf } from "./body.ts";
import { draftOf } from "./draft.ts";
import { htmlLetter } from "./letter-html.ts";
import { textLetter } from "./letter-text.ts";

export interface Letter {
	/** Says when, never what for: subjects are read over shoulders and on lock screens. */
	subject: string;
	text: string;
	html: string;
}

/** The mail for a notice: pure, the same facts as text and as HTML, in the citizen's language. */
export function letterFor(notice: Notice): Letter {
	const draft = draftOf(notice);
	const body = bodyOf(draft);
	return {
		subject: draft.subject,
		text: textLetter(draft, body),
		html: htmlLetter(draft, body),
	};
}
