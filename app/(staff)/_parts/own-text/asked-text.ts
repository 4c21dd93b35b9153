import { type Sent, textOf } from "#lib/sent.ts";
import { type Locale, toLocale } from "#lib/text/locale.ts";
import type { OwnTextKind } from "#lib/translation/rules/own-texts.ts";

/** Which text of the city in which language an address or a form means; of other kinds than these there is none here. */
export function askedText(
	sent: Sent,
	kinds: readonly [OwnTextKind, ...OwnTextKind[]],
): { kind: OwnTextKind; key: string; locale: Locale } {
	const kind = kinds.find((one) => one === textOf(sent, "art"));
	return {
		kind: kind ?? kinds[0],
		key: kind ? textOf(sent, "nummer") : "",
		locale: toLocale(textOf(sent, "sprache")),
	};
}
