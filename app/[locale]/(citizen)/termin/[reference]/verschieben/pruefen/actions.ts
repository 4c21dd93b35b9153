"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { sentLink } from "#app/[locale]/(citizen)/termin/[reference]/_parts/link.ts";
import { extendHold } from "#lib/booking/hold/commands/extend-hold.ts";
import { confirmMove } from "#lib/booking/manage/commands/confirm-move.ts";
import { findManaged } from "#lib/booking/manage/commands/managed.ts";
import { parseTimeValue } from "#lib/booking/rules/time-value.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { clock } from "#lib/time.ts";

/** Puts the appointment at the new time. */
export async function confirmMoveAction(form: FormData): Promise<void> {
	const to = paths(await getLocale());
	const sent = sentIn(form);
	const link = sentLink(sent);
	const { reference, token } = link;
	const holdToken = textOf(sent, "r");
	const { services } = readChoice(sent);
	const time = parseTimeValue(textOf(sent, "erwartet"));
	const check = (notice?: string) =>
		to.moveCheck(reference, token, holdToken, notice);
	if (!time) redirect(check());
	const moved = await confirmMove({
		link,
		holdToken,
		expected: { ...time, services },
		client: await clientAddress(),
		now: now(),
	});
	if (moved.ok) redirect(to.appointment(reference, token, "verschoben"));
	if (moved.error !== "slot-taken") redirect(check(moved.error));
	redirect(
		to.move(
			reference,
			token,
			{ services, station: time.stationSlug },
			{ day: time.date, notice: `slot-taken@${clock(time.start)}` },
		),
	);
}

/** "+5 Minuten" (WCAG 2.2.1). */
export async function extendMoveAction(form: FormData): Promise<void> {
	const to = paths(await getLocale());
	const sent = sentIn(form);
	const link = sentLink(sent);
	const holdToken = textOf(sent, "r");
	const managed = await findManaged(link);
	const extended =
		managed &&
		(await extendHold({ holdToken, movedId: managed.id, now: now() }));
	const notice = extended?.ok ? "extended" : extended?.error;
	redirect(to.moveCheck(link.reference, link.token, holdToken, notice));
}
