"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { FormState } from "#components/form/form-state.ts";
import { wishAgain } from "#components/wish/wish-answer.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { changeWish } from "#lib/wishes/commands/change-wish.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { readWish, wishBounds } from "#lib/wishes/rules/typed.ts";

/** What was typed comes back with whatever is wrong. */
export async function changeWishAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const locale = await getLocale();
	const at = now();
	const sent = sentIn(form);
	const token = textOf(sent, "wunsch");
	const hidden = { wunsch: token };
	const catalog = await getCatalog(locale, at);
	const bounds = wishBounds(onlineStations(catalog), civilDateOf(at));
	const read = readWish(sent, bounds);
	if (!read.ok) return wishAgain(sent, hidden, read);
	const wish = await findWishByToken(token, locale, at);
	if (!wish) return wishAgain(sent, hidden, { error: "unknown-wish" });
	const { services, minorCase } = wish;
	const wanted = { ...read.value.wanted, services, minorCase };
	const changed = await changeWish({ token, wanted, now: at });
	if (!changed.ok) return wishAgain(sent, hidden, changed);
	redirect(wishPaths(locale).wish(token, "geaendert"));
}
