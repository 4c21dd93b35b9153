import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { MinorStep } from "#components/minor/minor-step.tsx";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	choiceFields,
	chosenFor,
	readChoice,
} from "#lib/catalog/rules/choice.ts";
import { type Choice, paths } from "#lib/paths/citizen.ts";
import type { Sent } from "#lib/sent.ts";

/** Still step 1: for whom the documents are, because people under 18 need other papers. */
export default async function MinorPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const params = await searchParams;
	const catalog = await getCatalog(locale);
	const asked = readChoice(params);
	const chosen = chosenFor("minor", asked, catalog, to);
	if ("elsewhere" in chosen) redirect(chosen.elsewhere);
	const { selection } = chosen;
	const choice: Choice = { ...chosen.choice, minor: undefined };
	return MinorStep({
		selection,
		params,
		before: asked.minor,
		goOn: (minor) =>
			(choice.station ? to.when : to.where)({ ...choice, minor }),
		form: {
			action: to.minor({ services: [] }),
			fields: choiceFields({
				services: choice.services,
				station: choice.station,
			}),
		},
		aside: (
			<ChoiceSummary
				selection={selection}
				days={catalog.days}
				changeServices={to.start({ ...choice, minor: asked.minor })}
			/>
		),
	});
}
