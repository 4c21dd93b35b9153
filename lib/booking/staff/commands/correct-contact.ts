import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { recordChange, tellScreens } from "#lib/booking/commands/placing.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import { isSamePerson } from "#lib/booking/limits/rules/same-person.ts";
import { tellPerson } from "#lib/booking/manage/commands/managed.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import { seenContact } from "#lib/booking/staff/rules/seen.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type CorrectContactForRefusal =
	| StaffRefusal
	/** Erased, or nothing stands any more that one could be reached about. */
	| "too-late"
	/** An appointment belongs to a name: giving it away is cancelling it and booking a new one. */
	| "other-person"
	/** A colleague has saved something else since the form was shown. */
	| "changed"
	/** Whoever is to be called must have a number. */
	| "phone-missing"
	| "busy";

/**
 * What was misheard or mistyped, the name too: at the phone nobody spells twice. A new address gets the confirmation,
 * as when citizens correct it themselves.
 */
export function correctContactForSomeone(
	actor: Actor,
	input: {
		appointmentId: string;
		details: Details;
		/** Of the contact, as the form was shown. */
		seen: string;
		now: Temporal.Instant;
	},
): Promise<Result<{ mailed: boolean }, CorrectContactForRefusal>> {
	const { appointmentId, details, seen, now } = input;
	return changeFor<{ mailed: boolean }, CorrectContactForRefusal>(
		actor,
		"appointment:book",
		input,
		async (tx, row) => {
			if (!row.contact || row.status === "cancelled") return refuse("too-late");
			const { name, bookedBy, email, phone } = details;
			const known = row.contact;
			const isSame =
				name === known.name &&
				bookedBy === known.bookedBy &&
				email === known.email &&
				phone === known.phone;
			if (isSame) return ok({ mailed: false });
			if (seen !== seenContact(known)) return refuse("changed");
			if (!isSamePerson(known.name, name)) return refuse("other-person");
			if (row.kind === "phone" && phone === null && known.phone !== null)
				return refuse("phone-missing");
			const contact = await tx.contact.update({
				where: { appointmentId },
				data: {
					name,
					bookedBy,
					email,
					phone,
					...contactKeys({ name, phone }),
					mayAsk: email !== null && known.mayAsk,
				},
			});
			await tx.appointment.update({
				where: { id: appointmentId },
				data: { contactOfId: null },
			});
			await recordChange(tx, row, "contact", now, { by: actor.userId });
			if (isRemote(row.kind as Kind)) {
				// Whoever calls them has the number before their eyes.
				const day = dayOf(row);
				await raiseVersions(tx, [day]);
				await tellScreens(tx, [day], now);
			}
			const isNewAddress =
				row.status === "booked" && email !== null && email !== known.email;
			const mailed =
				isNewAddress &&
				(await tellPerson(
					tx,
					{ ...row, contact },
					"confirmed",
					row.calendarSequence,
					now,
					{ origin: "staff" },
				));
			return ok({ mailed });
		},
	);
}
