/** What people read about a station, in each language: whoever reads, keeps, translates or shows them goes by this list. */
export const STATION_WORDS = ["name", "directions", "accessibility"] as const;
export type StationWord = (typeof STATION_WORDS)[number];
export type StationWords = Record<StationWord, string>;
