"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { handInAgain } from "#components/draw/hand-in-fields.ts";
import type { FormState } from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { handIn } from "#lib/draw/commands/hand-in.ts";
import { findDraw } from "#lib/draw/queries/find-draws.ts";
import { readHandedIn, typedHandIn } from "#lib/draw/rules/typed.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** Takes part in a draw; what was typed comes back with whatever is wrong. */
export async function handInAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const locale = await getLocale();
	const at = now();
	const sent = typedHandIn(sentIn(form));
	const drawId = textOf(sent, "verlosung");
	const draw = await findDraw(drawId, at);
	const { stations } = await getCatalog(locale, at);
	const station = stations.find(({ id }) => id === draw?.stationId);
	const read = readHandedIn(sent, station?.contactRule ?? "none");
	if (!read.ok) return handInAgain(sent, read);
	const told = await handIn({
		drawId,
		formKey: textOf(sent, "formular"),
		wish: read.value,
		locale,
		client: await clientAddress(),
		now: at,
	});
	if (!told.ok) return handInAgain(sent, told);
	redirect(wishPaths(locale).wish(told.value.token, "neu"));
}
