import { expect, test } from "vitest";
import { changeServicesForSomeone } from "#lib/booking/staff/commands/change-services.ts";
import { correctContactForSomeone } from "#lib/booking/staff/commands/correct-contact.ts";
import { findForStaff } from "#lib/booking/staff/queries/find-for-staff.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	NOW,
	PERSON,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

/** An appointment, and what its page shows to a clerk of the house. */
async function shownAppointment() {
	const station = await makeStation({ desks: 2 });
	const clerk = await makeActor("clerk", station);
	const { reference } = await book(wish(station, service));
	const { id } = await wholeAppointment(reference);
	const look = async () => {
		const found = await findForStaff(clerk, id, NOW);
		if (!found.ok) throw new Error(found.error);
		return found.value;
	};
	return { id, clerk, look };
}

const CHANGED = { ok: false, error: "changed" };

test("a clerk who corrects a contact does not overwrite what a colleague has corrected meanwhile", async () => {
	const { id, clerk, look } = await shownAppointment();
	const { seen } = await look();
	const correct = (email: string | null, phone: string | null, mark: string) =>
		correctContactForSomeone(clerk, {
			appointmentId: id,
			details: { ...PERSON, email, phone },
			seen: mark,
			now: NOW,
		});
	expect(
		await correct("ayse.m@citizen.example", "+49 203 1", seen.contact),
	).toMatchObject({ ok: true });
	// On the older state, or without any.
	expect(await correct(PERSON.email, "+49 203 2", seen.contact)).toEqual(
		CHANGED,
	);
	expect(await correct(PERSON.email, "+49 203 2", "")).toEqual(CHANGED);
	expect((await look()).contact).toMatchObject({
		email: "ayse.m@citizen.example",
		phone: "+49 203 1",
	});
	// What is saved already is saved: pressed twice.
	expect(
		await correct("ayse.m@citizen.example", "+49 203 1", seen.contact),
	).toEqual({ ok: true, value: { mailed: false } });
	// Told of it, the second one means it.
	const now = await look();
	expect(
		await correct(PERSON.email, "+49 203 2", now.seen.contact),
	).toMatchObject({ ok: true });
	expect((await look()).contact).toMatchObject({ phone: "+49 203 2" });
});

test("nor the services", async () => {
	const { id, clerk, look } = await shownAppointment();
	const [second, third] = [await makeService(), await makeService()];
	const { seen } = await look();
	const change = (services: string[], mark: string) =>
		changeServicesForSomeone(clerk, {
			appointmentId: id,
			services,
			seen: mark,
			now: NOW,
		});
	const both = [service.slug, second.slug];
	expect(await change(both, seen.services)).toMatchObject({ ok: true });
	expect(await change([service.slug, third.slug], seen.services)).toEqual(
		CHANGED,
	);
	expect((await look()).services.map(({ serviceId }) => serviceId)).toEqual(
		expect.arrayContaining([service.id, second.id]),
	);
	expect(await change(both, seen.services)).toEqual({
		ok: true,
		value: { repeated: true },
	});
	expect(
		await change([service.slug, third.slug], (await look()).seen.services),
	).toMatchObject({ ok: true });
});
