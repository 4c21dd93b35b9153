import {
	availabilitySchema,
	nextReleaseSchema,
	problemSchema,
	servicesSchema,
	stationsSchema,
	waitTimesSchema,
} from "#app/api/v1/_parts/contract.ts";
import type { Answer } from "../api.ts";
import { expect, hasShape, hasStatus, isSame } from "../expect.ts";
import type { Case } from "../try-cases.ts";

const isOpen = ({ headers }: Answer) =>
	isSame(
		headers.get("access-control-allow-origin"),
		"*",
		"Access-Control-Allow-Origin",
	);

/** A wrong question, for which the API that is read has no code. */
function isRefused(answer: Answer): void {
	hasStatus(answer, 400);
	const type = answer.headers.get("content-type")?.split(";")[0];
	isSame(type, "application/problem+json", "Content-Type");
	hasShape(answer, problemSchema);
}

/** Reading: for everybody, from every origin. */
export const readingCases: readonly Case[] = [
	{
		name: "reading: stations, to every origin",
		async holds({ api, place }) {
			const answer = hasStatus(await api.read("stations"), 200);
			isOpen(answer);
			const slugs = hasShape(answer, stationsSchema).map(({ slug }) => slug);
			expect(slugs.includes(place.station), "the station is not in the list");
		},
	},
	{
		name: "reading: services, with length and number",
		async holds({ api, place }) {
			const answer = hasStatus(await api.read("services"), 200);
			isOpen(answer);
			const slugs = hasShape(answer, servicesSchema).map(({ slug }) => slug);
			expect(slugs.includes(place.service), "the service is not in the list");
		},
	},
	{
		name: "reading: free times, in order, within the days asked for",
		async holds({ api, place }) {
			const { station, service, range } = place;
			const query = new URLSearchParams({ station, service, ...range });
			const answer = hasStatus(await api.read(`availability?${query}`), 200);
			isOpen(answer);
			const { days } = hasShape(answer, availabilitySchema);
			const dates = days.map(({ date }) => date);
			isSame(dates, dates.toSorted(), "the order of days");
			for (const { starts } of days)
				isSame(starts, starts.toSorted(), "the order of times");
			expect(
				dates.every((date) => date >= range.from && date <= range.to),
				"a day lies outside of what was asked for",
			);
		},
	},
	{
		name: "reading: without days, or of a station that there is not, it is a problem",
		async holds({ api, place: { station, service, range } }) {
			for (const query of [
				{ station, service },
				{ station: "no-such-station", service, ...range },
			]) {
				const params = new URLSearchParams(query);
				isRefused(await api.read(`availability?${params}`));
			}
		},
	},
	{
		name: "reading: when new times come",
		async holds({ api, place: { station, service } }) {
			const query = new URLSearchParams({ station, service });
			const answer = hasStatus(await api.read(`next-release?${query}`), 200);
			hasShape(answer, nextReleaseSchema);
		},
	},
	{
		name: "reading: how long one waits now",
		async holds({ api }) {
			const answer = hasStatus(await api.read("wait-times"), 200);
			hasShape(answer, waitTimesSchema);
		},
	},
];
