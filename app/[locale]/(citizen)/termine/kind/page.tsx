import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { minorProblems, titleKey } from "#components/minor/minor-problems.ts";
import { MinorQuestions } from "#components/minor/minor-questions.tsx";
import { minorTexts } from "#components/minor/minor-texts.ts";
import { Page } from "#components/page/page.tsx";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import {
	countDocuments,
	givenBefore,
	isForChild,
	judgeMinor,
	minorRules,
	readGiven,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { needsCustodian } from "#lib/catalog/minors/rules/minors.ts";
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
	const goOn = (minor?: string) =>
		(choice.station ? to.when : to.where)({ ...choice, minor });
	const rules = minorRules(selection);
	if (rules.length === 0) redirect(goOn());

	const isSent = params.beantwortet !== undefined;
	const given = isSent ? readGiven(params) : givenBefore(asked.minor);
	const judged = judgeMinor(rules, given);
	if (isSent && judged.ok) redirect(goOn(judged.text));

	const t = await getTranslations("minors");
	const isAnswered = isSent || given.age !== "";
	const problems =
		isAnswered && !judged.ok
			? minorProblems(judged.problems, (problem) => t(`problems.${problem}`))
			: [];
	const texts = minorTexts(t);
	const onlyChild = isForChild(rules);
	const several = countDocuments(selection) > 1;
	const title = onlyChild
		? t("question.titleChild")
		: t(several ? "question.titleSeveral" : "question.title");
	return (
		<Page
			title={title}
			step={t("question.step")}
			picture={<EasyPicture name="minor" locale={locale} />}
			lead={t(onlyChild ? "question.leadChild" : "question.lead")}
			before={
				problems.length > 0 ? (
					<ErrorSummary
						title={t(`question.${titleKey(judged.ok ? [] : judged.problems)}`)}
						problems={problems}
					/>
				) : null
			}
			aside={
				<ChoiceSummary
					selection={selection}
					days={catalog.days}
					changeServices={to.start({ ...choice, minor: asked.minor })}
				/>
			}
		>
			{onlyChild ? null : (
				<ButtonLink
					variant="secondary"
					href={goOn("adult")}
					className="self-start"
				>
					{several ? texts.adultSeveral : texts.adult}
				</ButtonLink>
			)}
			<form action={to.minor({ services: [] })} method="get">
				<HiddenFields
					fields={{
						...choiceFields({
							services: choice.services,
							station: choice.station,
						}),
						beantwortet: "1",
					}}
				/>
				<Stack gap={32}>
					{onlyChild ? null : <Heading>{texts.minor}</Heading>}
					<MinorQuestions
						texts={texts}
						given={given}
						problems={problems}
						freeFrom16={rules.every((rule) => !needsCustodian(rule, "16-17"))}
					/>
					<p className="text-muted">{texts.privacy}</p>
					<ActionBar>
						<Button className="w-full sm:w-auto">{texts.next}</Button>
					</ActionBar>
				</Stack>
			</form>
		</Page>
	);
}
