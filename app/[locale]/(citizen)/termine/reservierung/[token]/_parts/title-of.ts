import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type { BookingTexts, BookingView } from "./texts.ts";

/** Where one may meet without coming, nobody is asked who comes: how one meets is chosen below. */
export const titleOf = (
	{ view, kinds }: { view: BookingView; kinds: readonly Kind[] },
	texts: {
		views: Record<BookingView, Pick<BookingTexts["views"]["details"], "title">>;
		kind: Pick<BookingTexts["kind"], "title">;
	},
): string =>
	view === "details" && kinds.some(isRemote)
		? texts.kind.title
		: texts.views[view].title;
