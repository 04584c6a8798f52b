import { useQuery } from '@tanstack/react-query';
import { meQuery } from './queries.ts';

/** Who is at the page; asked only of a person who signed in. */
export const useMe = (enabled = true) => useQuery({ ...meQuery, enabled });
