import { arrivedSchema, numberSchema } from "#app/api/v1/_parts/commands.ts";
import type { Answer } from "../api.ts";
import { expect, hasShape, hasStatus, isProblem, isSame } from "../expect.ts";
import { LeftOut } from "../left-out.ts";
import type { Stage } from "../stage.ts";
import type { Case } from "../try-cases.ts";

const checkIn = (stage: Stage, which: object): Promise<Answer> =>
	stage.api.send("appointments/check-in", which);

function draw(
	{ api, place: { station, service } }: Stage,
	more: object = {},
	key: string = crypto.randomUUID(),
): Promise<Answer> {
	const wanted = { station, services: [service], ...more };
	return api.send("tickets", wanted, { key });
}

/** A number, if the house gives any just now. */
async function numberOf(stage: Stage, key?: string): Promise<Answer> {
	const answer = await draw(stage, {}, key);
	if (answer.body?.code === "walk-ins-stopped")
		throw new LeftOut("the house gives no numbers now");
	return hasStatus(answer, 201);
}

const NOBODYS = "00000000-0000-4000-8000-000000000000";

/** What a program does that stands in a station. */
export const houseCases: readonly Case[] = [
	{
		name: "check in: whoever comes today has a place in line, and is told it again",
		needs: "check-in",
		async holds(stage) {
			const { appointment, ticket } = (await stage.today()).body;
			const here = await checkIn(stage, { appointment });
			if (here.body?.code === "too-early")
				throw new LeftOut("the next free time of today is too far off");
			const first = hasShape(hasStatus(here, 200), arrivedSchema);
			isSame(first.ticket, ticket, "ticket");
			const again = hasStatus(await checkIn(stage, { appointment }), 200);
			const second = hasShape(again, arrivedSchema);
			isSame(second.ticket, first.ticket, "ticket, told again");
			isSame(second.link, first.link, "link, told again");
		},
	},
	{
		name: "check in: on another day it is not-today",
		needs: "check-in",
		async holds(stage) {
			const { appointment, reference, pin } = (await stage.standing()).body;
			for (const which of [{ appointment }, { reference, pin }])
				isProblem(await checkIn(stage, which), 409, "not-today");
		},
	},
	{
		name: "check in: what this client did not book is unknown-appointment",
		needs: "check-in",
		async holds(stage) {
			const answer = await checkIn(stage, { appointment: NOBODYS });
			isProblem(answer, 404, "unknown-appointment");
		},
	},
	{
		name: "check in: neither way, or both ways at once, is body-invalid",
		needs: "check-in",
		async holds(stage) {
			const { appointment, reference, pin } = (await stage.standing()).body;
			for (const which of [{}, { appointment, reference, pin }, { pin }])
				isProblem(await checkIn(stage, which), 400, "body-invalid");
		},
	},
	{
		name: "ticket: a number with its page",
		needs: "ticket",
		async holds(stage) {
			const answer = await numberOf(stage);
			const { ticket, expectedMinutes } = hasShape(answer, numberSchema);
			expect(ticket !== "", "ticket is empty");
			if (expectedMinutes)
				expect(
					expectedMinutes.from <= expectedMinutes.to,
					"the wait ends before it begins",
				);
		},
	},
	{
		name: "ticket: the same again is the same number, with another key it is another",
		needs: "ticket",
		async holds(stage) {
			const key = crypto.randomUUID();
			const first = await numberOf(stage, key);
			const again = await numberOf(stage, key);
			isSame(again.body, first.body, "the answer");
			const other = await numberOf(stage);
			expect(
				other.body.ticket !== first.body.ticket,
				`both have the number ${other.body.ticket}`,
			);
		},
	},
	{
		name: "ticket: for a service or a station that there is not there is none",
		needs: "ticket",
		async holds(stage) {
			const nothing = await draw(stage, { services: ["no-such-service"] });
			isProblem(nothing, 400, "unknown-service");
			const nowhere = await draw(stage, { station: "no-such-station" });
			isProblem(nowhere, 400, "unknown-station");
		},
	},
	{
		name: "ticket: where waiting times say that none is given, none is given",
		needs: "ticket",
		async holds(stage) {
			const { station } = stage.place;
			const asked = async () => {
				const { body } = hasStatus(await stage.api.read("wait-times"), 200);
				const there: { station: string; ticketsGiven: boolean }[] =
					body.stations;
				return there.find((one) => one.station === station)?.ticketsGiven;
			};
			if ((await asked()) !== false)
				throw new LeftOut("the house gives numbers now");
			const answer = await draw(stage);
			// Meanwhile it may have begun to give some.
			if (answer.status === 201 && (await asked()) !== false) return;
			isProblem(answer, 409, "walk-ins-stopped");
		},
	},
	{
		name: "check in, ticket: without their scopes nobody has a place in line",
		needs: "ticket",
		async holds(stage) {
			const token = await stage.api.tokenFor("read");
			const { station, service } = stage.place;
			for (const [path, sent] of [
				["appointments/check-in", { appointment: NOBODYS }],
				["tickets", { station, services: [service] }],
			] as const) {
				const answer = await stage.api.send(path, sent, { token });
				isProblem(answer, 403, "insufficient-scope");
			}
		},
	},
];
