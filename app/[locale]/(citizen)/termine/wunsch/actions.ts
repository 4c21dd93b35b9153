"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import type { FormState } from "#components/form/form-state.ts";
import { wishAgain } from "#components/wish/wish-answer.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { choiceFields, readChoice } from "#lib/catalog/rules/choice.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { createWish } from "#lib/wishes/commands/create-wish.ts";
import { readWish, wishBounds } from "#lib/wishes/rules/typed.ts";

/** Puts the wish on the list; what was typed comes back with whatever is wrong. */
export async function tellWishAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const locale = await getLocale();
	const at = now();
	const sent = sentIn(form);
	const catalog = await getCatalog(locale, at);
	const { services, minor, station } = readChoice(sent);
	const formKey = textOf(sent, "formular");
	const hidden = {
		...choiceFields({ services, minor, station }),
		formular: formKey,
	};
	const bounds = wishBounds(onlineStations(catalog), civilDateOf(at));
	const read = readWish(sent, bounds);
	if (!read.ok) return wishAgain(sent, hidden, read);
	const { wanted, person, showsLanguage } = read.value;
	const told = await createWish({
		wanted: { ...wanted, services, minorCase: minor ?? null },
		person,
		showsLanguage,
		formKey,
		locale,
		client: await clientAddress(),
		now: at,
	});
	if (!told.ok) return wishAgain(sent, hidden, told);
	redirect(wishPaths(locale).wish(told.value.token, "neu"));
}
