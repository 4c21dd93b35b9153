import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Page } from "#components/page/page.tsx";
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
import type { Selection } from "#lib/catalog/rules/selection.ts";
import type { Sent } from "#lib/sent.ts";
import { minorProblems, titleKey } from "./minor-problems.ts";
import { MinorQuestions } from "./minor-questions.tsx";
import { minorTexts } from "./minor-texts.ts";

/** For whom the documents are, because people under 18 need other papers; an answer leads on. */
export async function MinorStep({
	selection,
	params,
	before,
	goOn,
	form,
	aside,
}: {
	selection: Selection;
	/** As the address has it. */
	params: Sent;
	/** What was answered before. */
	before: string | undefined;
	/** Where the next step is, once it is known for whom, or where it makes no difference. */
	goOn: (minor?: string) => string;
	/** Where the answers are sent, and what goes along. */
	form: { action: string; fields: Sent };
	aside?: ReactNode;
}) {
	const locale = await getLocale();
	const rules = minorRules(selection);
	if (rules.length === 0) redirect(goOn());

	const isSent = params.beantwortet !== undefined;
	const given = isSent ? readGiven(params) : givenBefore(before);
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
			aside={aside}
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
			<form action={form.action} method="get">
				<HiddenFields fields={{ ...form.fields, beantwortet: "1" }} />
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
