"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { TRAP } from "#components/form/form-end.tsx";
import type { FormState } from "#components/form/form-state.ts";
import { paths } from "#lib/paths/citizen.ts";
import { askFromAfar } from "#lib/queue/afar/commands/ask-from-afar.ts";
import { readAfar, typedAfar } from "#lib/queue/afar/rules/typed.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { afarAgain } from "./_parts/afar-fields.ts";

/** Asks for the mail whose link draws the number. */
export async function askFromAfarAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const sent = sentIn(form);
	const key = textOf(sent, "key").slice(0, 64);
	const typed = { ...typedAfar(sent), key };
	const read = readAfar(typed);
	if (!read.ok) return afarAgain(typed, read);
	if (textOf(sent, TRAP)) return afarAgain(typed, { error: "trap" });
	const locale = await getLocale();
	const asked = await askFromAfar({
		wish: read.value,
		formKey: key,
		locale,
		client: await clientAddress(),
		now: now(),
	});
	if (!asked.ok) return afarAgain(typed, asked);
	redirect(paths(locale).afarSent());
}
