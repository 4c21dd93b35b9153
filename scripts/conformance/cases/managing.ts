import { appointmentSchema } from "#app/api/v1/_parts/commands.ts";
import type { Answer } from "../api.ts";
import { expect, hasShape, hasStatus, isProblem, isSame } from "../expect.ts";
import type { Stage } from "../stage.ts";
import type { Case } from "../try-cases.ts";

const lookUp = (stage: Stage, which: object) =>
	stage.api.send("appointments/lookup", which, { key: null });
const move = (stage: Stage, sent: object) =>
	stage.api.send("appointments/move", sent);
const cancel = (stage: Stage, which: object) =>
	stage.api.send("appointments/cancel", which);

const byPin = ({ body: { reference, pin } }: Answer) => ({ reference, pin });
const byId = ({ body: { appointment } }: Answer) => ({ appointment });

/** Nobody's, in the form that the server gives. */
const NOBODYS = "00000000-0000-4000-8000-000000000000";

/** Looking up, moving and cancelling. */
export const managingCases: readonly Case[] = [
	{
		name: "look up: by id, without a key",
		async holds(stage) {
			const booked = await stage.standing();
			const answer = hasStatus(await lookUp(stage, byId(booked)), 200);
			const seen = hasShape(answer, appointmentSchema);
			isSame(seen.reference, booked.body.reference, "reference");
			isSame(seen.start, booked.body.start, "start");
			isSame(seen.status, "booked", "status");
		},
	},
	{
		name: "look up: nobody's name, contact, PIN or link",
		async holds(stage) {
			const person = stage.person();
			const { hold } = (await stage.hold()).body;
			const booked = hasStatus(await stage.book(hold, { person }), 201);
			const answer = hasStatus(await lookUp(stage, byId(booked)), 200);
			const text = JSON.stringify(answer.body);
			const { name, email } = person;
			for (const secret of [name, email, booked.body.pin, booked.body.link])
				expect(!text.includes(`"${secret}"`), "it tells who comes, or a key");
		},
	},
	{
		name: "look up: by number and PIN",
		async holds(stage) {
			const booked = await stage.standing();
			const answer = hasStatus(await lookUp(stage, byPin(booked)), 200);
			isSame(answer.body.appointment, booked.body.appointment, "appointment");
		},
	},
	{
		name: "look up: a wrong PIN and a wrong number get one answer",
		async holds(stage) {
			const booked = await stage.standing();
			const { reference, pin } = byPin(booked);
			const other = pin === "000000" ? "111111" : "000000";
			const wrong = await lookUp(stage, { reference, pin: other });
			isProblem(wrong, 404, "no-match");
			const none = await lookUp(stage, { reference: "000000000", pin: other });
			isProblem(none, 404, "no-match");
			isSame(none.body, wrong.body, "the answer");
		},
	},
	{
		name: "look up, move, cancel: what this client did not book is unknown-appointment",
		async holds(stage) {
			const which = { appointment: NOBODYS };
			const there = stage.closed();
			for (const answer of [
				await lookUp(stage, which),
				await move(stage, { ...which, ...there }),
				await cancel(stage, which),
			])
				isProblem(answer, 404, "unknown-appointment");
		},
	},
	{
		name: "look up: neither way, or both ways at once, is body-invalid",
		async holds(stage) {
			const booked = await stage.standing();
			const both = { ...byId(booked), ...byPin(booked) };
			const { reference } = booked.body;
			for (const which of [{}, both, { reference }])
				isProblem(await lookUp(stage, which), 400, "body-invalid");
		},
	},
	{
		name: "move: to another time, with number and services as they are",
		async holds(stage) {
			const booked = await stage.appointment();
			const { services: _, ...there } = stage.wanted();
			const sent = { ...byId(booked), ...there };
			const answer = hasStatus(await move(stage, sent), 200);
			const moved = hasShape(answer, appointmentSchema);
			for (const member of ["appointment", "reference", "services"] as const)
				isSame(moved[member], booked.body[member], member);
			isSame([moved.date, moved.start], [there.date, there.start], "the time");
			const seen = await lookUp(stage, byId(booked));
			isSame(seen.body.start, there.start, "the time looked up");
		},
	},
	{
		name: "move: to where it is already is no move",
		async holds(stage) {
			const booked = await stage.standing();
			const { station, date, start, movesLeft } = booked.body;
			const sent = { ...byId(booked), station, date, start };
			const { body } = hasStatus(await move(stage, sent), 200);
			isSame(body.movesLeft, movesLeft, "movesLeft");
		},
	},
	{
		name: "move: to a time that is not free it stays where it is",
		async holds(stage) {
			const booked = await stage.standing();
			const { start } = booked.body;
			const sent = { ...byId(booked), ...stage.closed() };
			isProblem(await move(stage, sent), 409, "slot-taken");
			const seen = await lookUp(stage, byId(booked));
			isSame([seen.body.status, seen.body.start], ["booked", start], "it");
		},
	},
	{
		name: "cancel: and it stays cancelled",
		async holds(stage) {
			const booked = await stage.appointment();
			const answer = hasStatus(await cancel(stage, byId(booked)), 200);
			const { status, canMove, canCancel } = hasShape(
				answer,
				appointmentSchema,
			);
			isSame([status, canMove, canCancel], ["cancelled", false, false], "it");
			const seen = await lookUp(stage, byId(booked));
			isSame(seen.body.status, "cancelled", "status");
		},
	},
	{
		name: "cancel: twice is no error",
		async holds(stage) {
			const booked = await stage.appointment();
			for (let times = 0; times < 2; times++) {
				const answer = hasStatus(await cancel(stage, byPin(booked)), 200);
				isSame(answer.body.status, "cancelled", "status");
			}
		},
	},
	{
		name: "cancel: what is cancelled moves no more",
		async holds(stage) {
			const booked = await stage.appointment();
			hasStatus(await cancel(stage, byId(booked)), 200);
			const { services: _, ...there } = stage.wanted();
			const answer = await move(stage, { ...byId(booked), ...there });
			isProblem(answer, 409, "too-late");
		},
	},
];
