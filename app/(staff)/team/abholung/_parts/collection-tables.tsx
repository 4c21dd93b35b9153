import { useTranslations } from "next-intl";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { dayAndClock } from "#app/(staff)/team/nachrichten/_parts/mail-standstill.tsx";
import { Reason } from "#app/(staff)/team/nachrichten/_parts/reason.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import type { CollectionView } from "#lib/collection/collection.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { civilDateOf, daysBetween } from "#lib/time.ts";
import { stepCollectionAction } from "../actions.ts";

interface Shown {
	collections: readonly CollectionView[];
	mayStep: boolean;
	at: Temporal.Instant;
}

/** One line for each document: number, name, what it is, whether the person knows, and what one press does. */
export function ReadyTable({ collections, mayStep, at }: Shown) {
	const t = useTranslations("collection.list");
	const documents = useTranslations("collection.documents");
	return (
		<table className="team-table">
			<caption className="sr-only">{t("caption")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("number")}</th>
					<th scope="col">{t("who")}</th>
					<th scope="col">{t("what")}</th>
					<th scope="col">{t("since")}</th>
					<th scope="col">{t("knows")}</th>
					{mayStep ? <th scope="col">{t("steps")}</th> : null}
				</tr>
			</thead>
			<tbody>
				{collections.map((one) => (
					<tr key={one.id}>
						<td data-label={t("number")}>{one.number}</td>
						<th scope="row" data-label={t("who")}>
							{one.receiver?.name ?? t("erased")}
						</th>
						<td data-label={t("what")}>{documents(one.document)}</td>
						<td data-label={t("since")}>
							{t("days", { count: daysSince(one.readyAt, at) })}
						</td>
						<td data-label={t("knows")}>
							<Knows collection={one} />
						</td>
						{mayStep ? (
							<td data-label={t("steps")}>
								<div className="flex flex-wrap gap-8">
									<Step collection={one} step="hand-out" />
									{one.knows === "call" ? (
										<Step collection={one} step="told" />
									) : null}
									<a
										href={collectionPaths.change(one.id)}
										className="team-button"
									>
										{t("change")}
										<For collection={one} />
									</a>
									<Step collection={one} step="withdraw" />
								</div>
							</td>
						) : null}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** What was handed out just now, or by mistake, or what nobody has fetched. */
export function EndedTable({ collections, mayStep }: Omit<Shown, "at">) {
	const t = useTranslations("collection.list");
	const documents = useTranslations("collection.documents");
	return (
		<table className="team-table">
			<caption className="sr-only">{t("endedCaption")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("number")}</th>
					<th scope="col">{t("who")}</th>
					<th scope="col">{t("what")}</th>
					<th scope="col">{t("when")}</th>
					{mayStep ? <th scope="col">{t("steps")}</th> : null}
				</tr>
			</thead>
			<tbody>
				{collections.map((one) => (
					<tr key={one.id}>
						<td data-label={t("number")}>{one.number}</td>
						<th scope="row" data-label={t("who")}>
							{one.receiver?.name ?? t("erased")}
						</th>
						<td data-label={t("what")}>{documents(one.document)}</td>
						<td data-label={t("when")}>
							{one.endedHow ? t(`ends.${one.endedHow}`) : ""}
							{one.endedAt === null ? "" : `, ${dayAndClock(one.endedAt)}`}
						</td>
						{mayStep ? (
							<td data-label={one.receiver ? t("steps") : undefined}>
								{one.receiver ? <Step collection={one} step="undo" /> : null}
							</td>
						) : null}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Knows({ collection }: { collection: CollectionView }) {
	const t = useTranslations("collection.list");
	const { knows, receiver, mail, reason, remindedAt } = collection;
	if (knows === "told")
		return remindedAt === null ? t("told") : t("toldReminded");
	if (knows === "on-the-way") return t("on-the-way");
	return (
		<>
			<strong>{t("call")}</strong>
			{receiver?.phone ? (
				<>
					{" "}
					<a
						href={`tel:${phoneKey(receiver.phone)}`}
						className="whitespace-nowrap"
					>
						{readablePhone(receiver.phone)}
					</a>
				</>
			) : null}
			<span className="block text-small text-muted">
				{t(
					mail === null ? "noAddress" : mail === "queued" ? "stuck" : "failed",
				)}
				<Reason reason={reason} />
			</span>
		</>
	);
}

function Step({
	collection,
	step,
}: {
	collection: CollectionView;
	step: "hand-out" | "told" | "withdraw" | "undo";
}) {
	const t = useTranslations("collection.list");
	return (
		<form action={stepCollectionAction}>
			<HiddenFields
				fields={{
					id: collection.id,
					schritt: step,
					stand: String(collection.version),
				}}
			/>
			<Pressing className="team-button">
				{t(step === "told" ? "told-step" : step)}
				<For collection={collection} />
			</Pressing>
		</form>
	);
}

/** Whose button it is, for those who hear it. */
function For({
	collection: { receiver, number },
}: {
	collection: CollectionView;
}) {
	const t = useTranslations("collection.list");
	return (
		<span className="sr-only">
			: {t("for", { name: receiver?.name ?? "", number: String(number) })}
		</span>
	);
}

const daysSince = (instant: number, at: Temporal.Instant) =>
	daysBetween(
		civilDateOf(Temporal.Instant.fromEpochMilliseconds(instant)),
		civilDateOf(at),
	);
