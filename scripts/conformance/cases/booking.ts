import { bookedSchema } from "#app/api/v1/_parts/commands.ts";
import {
	expect,
	hasShape,
	hasStatus,
	isProblem,
	isSame,
	namesMember,
	refusesMember,
} from "../expect.ts";
import type { Case } from "../try-cases.ts";

/** An appointment out of a reservation. */
export const bookingCases: readonly Case[] = [
	{
		name: "book: what was reserved, with number, PIN and the person's link",
		async holds(stage) {
			const held = await stage.hold();
			const answer = hasStatus(await stage.book(held.body.hold), 201);
			const booked = hasShape(answer, bookedSchema);
			isSame(booked.status, "booked", "status");
			for (const member of ["station", "services", "date", "start"] as const)
				isSame(booked[member], held.body[member], member);
			expect(booked.reference !== "", "reference is empty");
			expect(booked.pin !== "", "pin is empty");
		},
	},
	{
		name: "book: the same again is the same appointment",
		async holds(stage) {
			const { hold } = (await stage.hold()).body;
			const how = { person: stage.person(), key: crypto.randomUUID() };
			const first = hasStatus(await stage.book(hold, how), 201);
			const again = hasStatus(await stage.book(hold, how), 201);
			isSame(again.body, first.body, "the answer");
		},
	},
	{
		name: "book: with another key it is already-booked",
		async holds(stage) {
			const { hold } = (await stage.hold()).body;
			const person = stage.person();
			hasStatus(await stage.book(hold, { person }), 201);
			const again = await stage.book(hold, { person });
			isProblem(again, 409, "already-booked");
		},
	},
	{
		name: "book: a reservation that there is not is unknown-hold",
		async holds(stage) {
			isProblem(await stage.book("A".repeat(22)), 404, "unknown-hold");
		},
	},
	{
		name: "book: without consent nothing is booked",
		async holds(stage) {
			const { hold } = (await stage.hold()).body;
			for (const consent of [
				{},
				{ privacyNotice: false },
				{ privacyNotice: "true" },
			]) {
				const answer = await stage.book(hold, { consent });
				refusesMember(answer, "/consent/privacyNotice");
			}
		},
	},
	{
		name: "book: what is wrong with a person is named, in words for them",
		async holds(stage) {
			const { hold } = (await stage.hold()).body;
			const person = { name: " ", email: "no address" };
			const answer = await stage.book(hold, { person });
			isProblem(answer, 422, "person-invalid");
			namesMember(answer, "/person/name");
			namesMember(answer, "/person/email");
		},
	},
	{
		name: "book: after a slip the reservation still stands",
		async holds(stage) {
			const { hold } = (await stage.hold()).body;
			const slip = await stage.book(hold, { person: { name: "" } });
			isProblem(slip, 422, "person-invalid");
			hasStatus(await stage.book(hold), 201);
		},
	},
];
