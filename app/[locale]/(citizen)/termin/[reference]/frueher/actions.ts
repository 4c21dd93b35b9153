"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import type { FormState } from "#components/form/form-state.ts";
import { wishAgain } from "#components/wish/wish-answer.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { createWish } from "#lib/wishes/commands/create-wish.ts";
import { readWish, wishBounds } from "#lib/wishes/rules/typed.ts";
import { linkFields, sentLink } from "../_parts/link.ts";

/** Puts the wish for an earlier time on the list; what was typed comes back with whatever is wrong. */
export async function wishEarlierAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const locale = await getLocale();
	const at = now();
	const sent = sentIn(form);
	const link = sentLink(sent);
	const formKey = textOf(sent, "formular");
	const hidden = { ...linkFields(link), formular: formKey };
	const catalog = await getCatalog(locale, at);
	const bounds = wishBounds(onlineStations(catalog), civilDateOf(at));
	const read = readWish(sent, bounds);
	if (!read.ok) return wishAgain(sent, hidden, read);
	const told = await createWish({
		// The services are those of the appointment.
		wanted: { ...read.value.wanted, services: [], minorCase: null },
		person: read.value.person,
		brings: link,
		formKey,
		locale,
		client: await clientAddress(),
		now: at,
	});
	if (!told.ok) return wishAgain(sent, hidden, told);
	redirect(wishPaths(locale).wish(told.value.token, "neu"));
}
