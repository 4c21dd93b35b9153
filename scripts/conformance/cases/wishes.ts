import { wishSchema } from "#app/api/v1/_parts/commands.ts";
import type { Answer } from "../api.ts";
import {
	expect,
	hasShape,
	hasStatus,
	isProblem,
	isSame,
	namesMember,
	refusesMember,
} from "../expect.ts";
import type { Stage } from "../stage.ts";
import type { Case } from "../try-cases.ts";

/** A wish for one day, after which it is over by itself: over the API nobody ends one. */
function wanted({ place }: Stage, more: object = {}) {
	const day = place.times[0]?.date;
	const { service, station } = place;
	return {
		services: [service],
		stations: [station],
		earliest: day,
		latest: day,
		person: {},
		consent: { privacyNotice: true },
		...more,
	};
}

const note = (stage: Stage, more: object = {}): Promise<Answer> =>
	stage.api.send("wishes", wanted(stage, more));

/** What somebody waits for. */
export const wishCases: readonly Case[] = [
	{
		name: "wish: noted, with number, PIN and the person's page",
		needs: "wish",
		async holds(stage) {
			const halves = ["1-morning", "4-afternoon"];
			const whole = { halves, noticeMinutes: 1440, person: stage.person() };
			for (const more of [{}, whole]) {
				const answer = hasStatus(await note(stage, more), 201);
				const { reference, pin } = hasShape(answer, wishSchema);
				expect(reference !== "" && pin !== "", "number or PIN is empty");
			}
		},
	},
	{
		name: "wish: with another key it is another wish",
		needs: "wish",
		async holds(stage) {
			const first = hasStatus(await note(stage), 201);
			const second = hasStatus(await note(stage), 201);
			const [one, other] = [first.body.reference, second.body.reference];
			expect(one !== other, `both have the number ${one}`);
		},
	},
	{
		name: "wish: for days that are over is dates-over",
		needs: "wish",
		async holds(stage) {
			const days = { earliest: "2020-01-01", latest: "2020-01-31" };
			isProblem(await note(stage, days), 400, "dates-over");
		},
	},
	{
		name: "wish: a half of a day that there is not is unknown-half",
		needs: "wish",
		async holds(stage) {
			const answer = await note(stage, { halves: ["8-morning"] });
			isProblem(answer, 400, "unknown-half");
		},
	},
	{
		name: "wish: without consent nothing is noted",
		needs: "wish",
		async holds(stage) {
			const consent = { privacyNotice: false };
			const answer = await note(stage, { consent });
			refusesMember(answer, "/consent/privacyNotice");
		},
	},
	{
		name: "wish: what is wrong with a person is named, in words for them",
		needs: "wish",
		async holds(stage) {
			const answer = await note(stage, { person: { email: "nobody" } });
			isProblem(answer, 422, "person-invalid");
			namesMember(answer, "/person/email");
		},
	},
	{
		name: "wish: without its scope nothing is noted",
		needs: "wish",
		async holds(stage) {
			const token = await stage.api.tokenFor("read");
			const answer = await stage.api.send("wishes", wanted(stage), { token });
			isProblem(answer, 403, "insufficient-scope");
			isSame(answer.body.reference, undefined, "reference");
		},
	},
];
