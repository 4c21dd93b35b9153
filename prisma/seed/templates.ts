import { city } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { readCatalogue } from "./city-files.ts";

/** What answers can begin with, until coordinators write their own; none is ever deleted, so this happens once. */
export async function seedTemplates(): Promise<void> {
	await db().$transaction(async (tx) => {
		if ((await tx.answerTemplate.count()) > 0) return;
		const texts = [...readCatalogue(city()).texts].flatMap(([locale, words]) =>
			Object.entries(words["answer-templates"]).map(([name, text]) => ({
				name,
				locale,
				text,
			})),
		);
		for (const [name, rows] of Map.groupBy(texts, (text) => text.name))
			await tx.answerTemplate.create({
				data: {
					name,
					texts: { create: rows.map(({ locale, text }) => ({ locale, text })) },
				},
			});
	});
}
