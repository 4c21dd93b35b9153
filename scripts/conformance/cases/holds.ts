import { holdSchema } from "#app/api/v1/_parts/commands.ts";
import {
	expect,
	hasShape,
	hasStatus,
	isProblem,
	isSame,
	refusesMember,
} from "../expect.ts";
import type { Stage } from "../stage.ts";
import type { Case } from "../try-cases.ts";

/** Nothing is reserved by it. */
const sent = (stage: Stage, more: object = {}) =>
	stage.api.send("holds", { ...stage.closed(), ...more });

/** Reserving, and what holds for every command that is sent something wrong. */
export const holdCases: readonly Case[] = [
	{
		name: "hold: what was asked for is reserved, until a time to come",
		async holds(stage) {
			const wanted = stage.wanted();
			const answer = await stage.api.send("holds", wanted);
			const held = hasShape(hasStatus(answer, 201), holdSchema);
			isSame(held.station, wanted.station, "station");
			isSame(held.services, [{ slug: stage.place.service, quantity: 1 }], "it");
			isSame(held.date, wanted.date, "date");
			isSame(held.start, wanted.start, "start");
			const civil = `${wanted.date}T${wanted.start}`;
			expect(held.startsAt.startsWith(civil), `startsAt is ${held.startsAt}`);
			const until = Date.parse(held.expiresAt);
			expect(until > Date.parse(stage.place.asOf), "it is over already");
		},
	},
	{
		name: "hold: a time when the house is closed is slot-taken",
		async holds(stage) {
			isProblem(await sent(stage), 409, "slot-taken");
		},
	},
	{
		name: "hold: a station that there is not is unknown-station",
		async holds(stage) {
			const answer = await sent(stage, { station: "no-such-station" });
			isProblem(answer, 400, "unknown-station");
		},
	},
	{
		name: "hold: a service that there is not is unknown-service",
		async holds(stage) {
			const answer = await sent(stage, { services: ["no-such-service"] });
			isProblem(answer, 400, "unknown-service");
		},
	},
	{
		name: "hold: more persons than a service takes is quantity-out-of-range",
		async holds(stage) {
			const services = [`${stage.place.service}:99`];
			const answer = await sent(stage, { services });
			isProblem(answer, 400, "quantity-out-of-range");
		},
	},
	{
		name: "hold: no service is named as wrong",
		async holds(stage) {
			refusesMember(await sent(stage, { services: [] }), "/services");
		},
	},
	{
		name: "hold: a day or a time that there is not is named as wrong",
		async holds(stage) {
			refusesMember(await sent(stage, { date: "2027-02-30" }), "/date");
			refusesMember(await sent(stage, { start: "24:00" }), "/start");
		},
	},
	{
		name: "body: a member that nobody knows is refused by name",
		async holds(stage) {
			const answer = await sent(stage, { colour: "blue" });
			refusesMember(answer, "/colour");
			const codes: unknown[] = answer.body.errors.map(
				(one: { code?: unknown }) => one.code,
			);
			isSame(codes, ["unknown-member"], "the codes in errors");
		},
	},
	{
		name: "body: no JSON is body-unreadable",
		async holds({ api }) {
			isProblem(await api.send("holds", "{'a':"), 400, "body-unreadable");
		},
	},
	{
		name: "body: JSON that is no object is body-invalid",
		async holds({ api }) {
			isProblem(await api.send("holds", []), 400, "body-invalid");
		},
	},
	{
		name: "body: another type is content-type",
		async holds(stage) {
			const headers = { "content-type": "text/plain" };
			const answer = await stage.api.send("holds", stage.closed(), { headers });
			isProblem(answer, 415, "content-type");
		},
	},
	{
		name: "body: a charset beside the type is allowed",
		async holds(stage) {
			const headers = { "content-type": "application/json; charset=utf-8" };
			const answer = await stage.api.send("holds", stage.wanted(), { headers });
			hasStatus(answer, 201);
		},
	},
	{
		name: "body: more than 16 KiB is 413",
		async holds(stage) {
			const answer = await sent(stage, { station: "x".repeat(17 * 1_024) });
			hasStatus(answer, 413);
		},
	},
	{
		name: "limits: each answer to a command says how much is left",
		async holds(stage) {
			const { headers } = await sent(stage);
			for (const name of ["ratelimit", "ratelimit-policy"])
				expect(headers.get(name), `${name} is missing`);
			const left = /;r=(\d+)/.exec(headers.get("ratelimit") ?? "");
			expect(left, "RateLimit tells no r=");
		},
	},
	{
		name: "words: a refusal is in the language asked for",
		async holds(stage) {
			const titles: unknown[] = [];
			for (const language of ["de", "en"]) {
				const path = `holds?lang=${language}`;
				const wanted = stage.closed();
				const answer = await stage.api.send(path, wanted);
				isProblem(answer, 409, "slot-taken");
				const told = answer.headers.get("content-language");
				isSame(told, language, "Content-Language");
				titles.push(answer.body.title);
			}
			expect(titles[0] !== titles[1], "both titles are the same");
		},
	},
];
