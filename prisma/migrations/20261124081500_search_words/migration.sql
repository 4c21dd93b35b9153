-- What people call a service in everyday life, in any language: data for the search of the start page.
ALTER TABLE "service" ADD COLUMN "search_words" TEXT[] DEFAULT ARRAY[]::TEXT[];
