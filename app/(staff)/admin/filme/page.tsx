import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { LARGEST_FILM } from "#lib/film/film-file.ts";
import { listStepFilms } from "#lib/film/queries/step-films.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { FileForm } from "./_parts/file-form.tsx";
import { writeWordsAction } from "./actions.ts";

const REFUSALS = [
	"nothing-sent",
	"unknown-file",
	"file-too-large",
	"busy",
] as const;

/** Films in sign language, one for each step, with captions, a picture and what is signed. */
export default async function FilmsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await listStepFilms(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("films");
	const news = textOf(await searchParams, "stand");
	const refusal = REFUSALS.find((one) => one === news);
	return (
		<AdminPage
			current="films"
			actor={actor}
			title={t("title")}
			lead={<p className="max-w-column">{t("lead")}</p>}
			saved={news === "gespeichert" ? t("saved") : null}
		>
			{refusal ? (
				<Alert kind="danger" role="alert" title={t(`refusals.${refusal}`)} />
			) : null}
			<p className="max-w-column">
				{t("files", { megabytes: LARGEST_FILM / 1024 / 1024 })}
			</p>
			{found.value.map(async (film) => (
				<Section
					key={film.place}
					id={film.place}
					title={t(`places.${film.place}`)}
				>
					<p>
						{film.type
							? [
									t("hasFilm"),
									t(film.hasCaptions ? "hasCaptions" : "noCaptions"),
									t(film.hasPoster ? "hasPoster" : "noPoster"),
								].join(" ")
							: t("noFilm")}
					</p>
					<FileForm film={film} />
					<Form
						id={`worte-${film.place}`}
						action={writeWordsAction}
						fields={[
							{
								type: "lines",
								name: "worte",
								label: t("words"),
								hint: t("wordsHint"),
								rows: 4,
							},
						]}
						sent={{ worte: film.words }}
						hidden={{
							ort: film.place,
							form: `worte-${film.place}`,
							shown: film.words,
						}}
						texts={await formTexts(t("saveWords"))}
					/>
				</Section>
			))}
		</AdminPage>
	);
}
