import { db } from "#lib/db/client.ts";
import templates from "./data/answer-templates.json" with { type: "json" };

/** What answers can begin with, until coordinators write their own; none is ever deleted, so this happens once. */
export async function seedTemplates(): Promise<void> {
	await db().$transaction(async (tx) => {
		if ((await tx.answerTemplate.count()) > 0) return;
		for (const { name, texts } of templates)
			await tx.answerTemplate.create({
				data: {
					name,
					texts: {
						create: Object.entries(texts).map(([locale, text]) => ({
							locale,
							text,
						})),
					},
				},
			});
	});
}
