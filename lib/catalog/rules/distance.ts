interface Point {
	latitude: number;
	longitude: number;
}

const EARTH_RADIUS_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** As the crow flies. */
export function kilometresBetween(a: Point, b: Point): number {
	const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
	const east =
		Math.cos(radians(a.latitude)) *
		Math.cos(radians(b.latitude)) *
		Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(north + east));
}

/** Nearest first; those equally far keep their order. */
export function nearestFirst<Place extends Point>(
	places: readonly Place[],
	from: Point,
): Place[] {
	return places.toSorted(
		(a, b) => kilometresBetween(from, a) - kilometresBetween(from, b),
	);
}
