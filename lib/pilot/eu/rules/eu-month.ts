import { firstOf, lastOf, type Month } from "#lib/text/month.ts";

/** A page of the gateway's services: how often it was opened, and how it was rated. Ratings count as 1 to 5. */
export interface EuSource {
	url: string;
	/** Page views; null: nobody counts them there. */
	views: number | null;
	/** Of the online procedure, each on its own, without a day. */
	ratings: readonly number[];
}

/**
 * What Implementing Regulation (EU) 2020/1121 asks for and nobody here knows. Countries and devices would need the
 * address or the browser's name, of which nothing is kept; comments are answered here and were not written for others.
 */
export const NOT_COLLECTED = [
	{
		field: "statistics.originatingCountry",
		article: "3(1)(a)",
		why: "No address of a visitor is kept.",
	},
	{
		field: "statistics.deviceType",
		article: "3(1)(b)",
		why: "Nothing is kept of a visitor's browser.",
	},
	{
		field: "feedback.foundInformation",
		article: "7(1)(a)",
		why: "The form does not ask it.",
	},
	{
		field: "feedback.helpUsImprove",
		article: "7(1)",
		why: "Optional for procedures; comments stay with the city and are erased.",
	},
	{
		field: "uniqueId",
		article: "10",
		why: "Given by the Commission's service when the file is handed in.",
	},
] as const;

/** As the interconnection service takes them: a month of ratings, and a month of page views. */
export function euDocument(
	month: Month,
	sources: readonly EuSource[],
	transferDate: string,
) {
	const head = {
		uniqueId: null,
		referencePeriod: {
			startDate: `${firstOf(month)} 00:00:00`,
			endDate: `${lastOf(month)} 23:59:59`,
		},
		transferDate,
		transferType: "Manual",
	};
	const feedbacks = sources.flatMap(({ url, ratings }) =>
		ratings.map((rating) => ({
			feedback: {
				category: "Procedure",
				rating,
				source: url,
				foundInformation: null,
				helpUsImprove: null,
			},
		})),
	);
	const viewed = sources.flatMap(({ url, views }) =>
		views === null
			? []
			: [
					{
						source: {
							sourceUrl: url,
							statistics: [
								{ nbVisits: views, originatingCountry: null, deviceType: null },
							],
						},
					},
				],
	);
	return {
		feedback: {
			isSDG: true,
			content: [{ ...head, nbEntries: feedbacks.length, feedbacks }],
		},
		statistics: {
			isSDG: true,
			content: [{ ...head, nbEntries: viewed.length, sources: viewed }],
		},
		notCollected: NOT_COLLECTED,
	};
}
