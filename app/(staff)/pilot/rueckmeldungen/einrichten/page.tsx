import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { listInboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import { getDueDays } from "#lib/feedback/inbox/queries/list-inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { saveTopicAction, setDueDaysAction } from "./actions.ts";

const NEWS = ["thema", "frist"] as const;

/** What feedback is sorted by, and when it is overdue. */
export default async function InboxSetupPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "feedback:answer", null, now());
	const choices = may.ok ? await listInboxChoices(actor, now()) : may;
	if (!choices.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox.setup");
	const stand = textOf(await searchParams, "stand");
	const news = NEWS.find((one) => one === stand);
	const renaming = await formTexts(t("rename"));
	const days = await getDueDays();
	return (
		<PilotPage
			current="inbox"
			actor={actor}
			title={t("title")}
			saved={news ? t(`news.${news}`) : null}
			before={
				<p>
					<a href={pilot.inbox()}>{t("back")}</a>
				</p>
			}
		>
			<div className="inbox-detail">
				<Section id="themen" title={t("topics")}>
					<p>{t("topicsText")}</p>
					<ul className="flex flex-col">
						{choices.value.topics.map(({ id, name, version, count }) => {
							const form = `thema-${id}`;
							return (
								<li key={id} className="border-b border-line py-8">
									<p>
										<a
											href={pilot.inbox({ topic: String(id), status: "alle" })}
										>
											{name}
										</a>{" "}
										<span className="text-muted">{t("count", { count })}</span>
									</p>
									<Disclosure
										summary={t("rename")}
										label={t("renameOne", { name })}
									>
										<Form
											id={form}
											action={saveTopicAction}
											fields={[
												{ type: "text", name: "name", label: t("name") },
											]}
											sent={{ name: [name] }}
											hidden={{
												form,
												thema: String(id),
												version: String(version),
											}}
											texts={renaming}
										/>
									</Disclosure>
								</li>
							);
						})}
					</ul>
					<Form
						id="neu"
						action={saveTopicAction}
						fields={[{ type: "text", name: "name", label: t("new") }]}
						sent={{}}
						hidden={{ form: "neu" }}
						texts={await formTexts(t("create"))}
					/>
				</Section>
				<Section id="ueberfaellig" title={t("due")}>
					<p>{t("dueText")}</p>
					<Form
						id="frist"
						action={setDueDaysAction}
						fields={[{ type: "number", name: "days", label: t("days") }]}
						sent={{ days: [String(days)] }}
						hidden={{ form: "frist", shown: String(days) }}
						texts={await formTexts(t("save"))}
					/>
				</Section>
			</div>
		</PilotPage>
	);
}
