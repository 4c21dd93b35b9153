import "server-only";
import { CITIZEN } from "#lib/booking/booking.ts";
import { recordChange, tellScreens } from "#lib/booking/commands/placing.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import {
	type ContactRule,
	type MissingContact,
	missingFor,
} from "#lib/catalog/rules/contact-rule.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { phoneKey } from "#lib/text/phone.ts";
import {
	findManaged,
	type Link,
	lockAppointment,
	tellPerson,
} from "./managed.ts";

type CorrectContactRefusal =
	| "unknown-appointment"
	| "too-late"
	| "too-many-changes"
	/** The station must be able to reach them, and could so far. */
	| MissingContact
	| "busy";

/** More corrections than this and it is a script that writes to strangers. */
const MAX_CORRECTIONS = 10;

/**
 * Another e-mail or phone, until the appointment begins; the name stays. A new address gets the confirmation, and what
 * still waits for the old one is not sent any more.
 */
export function correctContact(input: {
	link: Link;
	contact: Pick<Details, "email" | "phone">;
	/** Whether we may ask by mail how it was; left out: as it was said before. */
	mayAsk?: boolean;
	now: Temporal.Instant;
}): Promise<Result<{ mailed: boolean }, CorrectContactRefusal>> {
	return orBusy<{ mailed: boolean }, CorrectContactRefusal>(async () => {
		const managed = await findManaged(input.link);
		if (!managed) return refuse("unknown-appointment");
		return write<{ mailed: boolean }, CorrectContactRefusal>((tx) =>
			correct(tx, managed.id, input),
		);
	});
}

async function correct(
	tx: Tx,
	id: string,
	{
		contact: { email, phone },
		now,
		...input
	}: Omit<Parameters<typeof correctContact>[0], "link">,
): Promise<Result<{ mailed: boolean }, CorrectContactRefusal>> {
	const row = await lockAppointment(tx, id);
	const hasBegun = row.startsAt.getTime() <= now.epochMilliseconds;
	if (row.status !== "booked" || hasBegun || !row.contact)
		return refuse("too-late");
	const isNewAddress = email !== null && email !== row.contact.email;
	const mayAsk = email !== null && (input.mayAsk ?? row.contact.mayAsk);
	if (email === row.contact.email && phone === row.contact.phone) {
		await tx.contact.update({ where: { appointmentId: id }, data: { mayAsk } });
		return ok({ mailed: false });
	}
	const rule = row.station.contactRule as ContactRule;
	const kind = row.kind as Kind;
	if (kind === "phone" && row.contact.phone !== null && phone === null)
		return refuse("phone-missing");
	const missing = missingFor(rule, kind, { email, phone });
	// Whoever has never given it (staff book without) may still correct the rest.
	if (missing && !missingFor(rule, kind, row.contact)) return refuse(missing);
	const corrections = await tx.appointmentEvent.count({
		// What staff put right, or say of a room, is none of theirs.
		where: { appointmentId: id, kind: "contact", actor: CITIZEN },
	});
	if (corrections >= MAX_CORRECTIONS) return refuse("too-many-changes");
	await tx.contact.update({
		where: { appointmentId: id },
		data: { email, phone, phoneKey: phone && phoneKey(phone), mayAsk },
	});
	// What stands there now was typed by whoever has this link, who may see it.
	await tx.appointment.update({
		where: { id },
		data: { contactOfId: null },
	});
	await recordChange(tx, row, "contact", now);
	if (isRemote(kind)) {
		// Whoever calls them has the number before their eyes.
		const day = { stationId: row.stationId, date: fromDbDate(row.date) };
		await raiseVersions(tx, [day]);
		await tellScreens(tx, [day], now);
	}
	if (isNewAddress) {
		const contact = { ...row.contact, email };
		await tellPerson(
			tx,
			{ ...row, contact },
			"confirmed",
			row.calendarSequence,
			now,
		);
	}
	return ok({ mailed: isNewAddress });
}
