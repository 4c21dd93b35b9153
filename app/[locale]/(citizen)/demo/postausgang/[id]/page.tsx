import type { Metadata } from "next";
import { Page } from "#components/page/page.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import {
	findSavedMail,
	isOutboxOpen,
} from "#lib/notifications/delivery/commands/outbox.ts";
import { wording } from "#lib/notifications/letter/rules/wording.ts";
import { paths } from "#lib/paths/citizen.ts";
import { toLocale } from "#lib/text/locale.ts";
import { MailText } from "../_parts/mail-text.tsx";
import { MailTime } from "../_parts/mail-time.tsx";

export const metadata: Metadata = { robots: { index: false } };

/** One mail of the demo: its text with working links, its design and its calendar file. */
export default async function OutboxMailPage({
	params,
}: {
	params: Promise<{ locale: string; id: string }>;
}) {
	const { id, ...page } = await params;
	const locale = toLocale(page.locale);
	const mail = isOutboxOpen() ? await findSavedMail(id) : null;
	if (!mail) return <PageNotFound />;
	const t = wording(locale);
	const files = paths(locale).outboxMessage(id);
	return (
		<Page title={mail.subject}>
			<p>
				<a href={paths(locale).outbox()}>{t("outbox.back")}</a>
			</p>
			<Facts
				facts={[
					{ term: t("outbox.from"), value: mail.from },
					{ term: t("outbox.to"), value: mail.to },
					{
						term: t("outbox.date"),
						value: <MailTime at={mail.date} locale={locale} />,
					},
				]}
			/>
			<div className="flex flex-wrap gap-16">
				<ButtonLink variant="secondary" href={`${files}/mail.html`}>
					{t("outbox.openHtml")}
				</ButtonLink>
				{mail.calendar ? (
					<ButtonLink variant="secondary" href={`${files}/termin.ics`} download>
						{t("outbox.calendar")}
					</ButtonLink>
				) : null}
			</div>
			<Heading>{t("outbox.text")}</Heading>
			<Panel>
				<MailText text={mail.text} lang={mail.lang} />
			</Panel>
			<details>
				<summary>{t("outbox.headers")}</summary>
				<pre className="overflow-x-auto whitespace-pre-wrap break-words text-small">
					{mail.headers.map(({ name, value }) => `${name}: ${value}\n`)}
				</pre>
			</details>
		</Page>
	);
}
