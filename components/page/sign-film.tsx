import { getTranslations } from "next-intl/server";
import { filmPlaceOf } from "#lib/film/film-place.ts";
import { findStepFilm } from "#lib/film/queries/step-films.ts";
import { filmPath } from "#lib/paths/citizen.ts";

/** Above a step, for deaf people: its film in sign language, where there is one. Nothing loads before somebody wants it. */
export async function SignFilm({
	page,
}: {
	/** Address of the step. */
	page: string;
}) {
	const place = filmPlaceOf(page);
	const film = place && (await findStepFilm(place));
	if (!film) return null;
	const t = await getTranslations("legal.sign.film");
	const file = (name: Parameters<typeof filmPath>[1]) =>
		filmPath(film.place, name, film.version);
	return (
		<aside aria-label={t("title")} className="no-print border-b border-line">
			<details className="mx-auto max-w-page px-16 sm:px-24">
				<summary className="min-h-48 cursor-pointer py-16 text-action underline underline-offset-4">
					{t("title")}
				</summary>
				<div className="flex max-w-column flex-col gap-16 pb-24">
					{/* biome-ignore lint/a11y/useMediaCaption: a film without sound needs none; where there are some, they are offered */}
					<video
						controls
						playsInline
						preload="none"
						src={file("film")}
						poster={film.hasPoster ? file("bild") : undefined}
						aria-label={t("title")}
						className="aspect-[16/9] w-full rounded bg-surface"
					>
						{film.hasCaptions ? (
							<track
								kind="captions"
								srcLang="de"
								label={t("captions")}
								src={file("untertitel.vtt")}
							/>
						) : null}
					</video>
					{film.words ? (
						<p lang="de" className="whitespace-pre-line">
							{film.words}
						</p>
					) : null}
				</div>
			</details>
		</aside>
	);
}
