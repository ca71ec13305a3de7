import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FeedbackBoard, feedbackBoards, matching, themesOf } from '#contracts/feedback-board';
import { urlOf } from '#web/api/client.ts';
import { Answer } from '../parts/Answer.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Page } from '../parts/Page.tsx';
import { Tag } from '../parts/Tag.tsx';
import { useEvent } from '../shell/events.ts';
import { AlikeCard } from './AlikeCard.tsx';
import { ArchivedCard } from './ArchivedCard.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { boardQuery } from './board-query.ts';
import classes from './Feedback.module.css';
import type { FeedbackInAddress } from './feedback-in-address.ts';
import { filterWords, tallyWords } from './feedback-words.ts';
import { GroupsCard } from './GroupsCard.tsx';
import { KeptApartCard } from './KeptApartCard.tsx';
import { ThemesCard } from './ThemesCard.tsx';

const route = getRouteApi('/shell/events/$event/feedback');

/** What visitors said, across booths: themes, the same question at several booths, and what was answered. */
export function FeedbackPage() {
  const event = useEvent();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/events/$event/feedback' });
  const query = useQuery(boardQuery(event.slug));
  const hasSome = query.data !== undefined && query.data.groups.length > 0;
  // A choice is a step back; a letter that is typed is none.
  const onFilter = (search: FeedbackInAddress) =>
    void navigate({ search, replace: search.search !== filter.search });
  return (
    <Page
      title="Feedback"
      of={event.name}
      sub={query.data && <Tally board={query.data} filter={filter} />}
      actions={
        hasSome && (
          <Button
            component="a"
            href={urlOf(feedbackBoards.file, {
              params: { event: event.slug, format: 'csv' },
              query: { ...filter, unanswered: filter.unanswered && 'true' },
            })}
            download
            leftSection={<IconDownload size={16} stroke={1.9} />}
          >
            Download CSV
          </Button>
        )
      }
    >
      <Answer query={query} what="The feedback" rows={9} timeZone={event.timeZone}>
        {(board) => <Board board={board} filter={filter} onFilter={onFilter} />}
      </Answer>
    </Page>
  );
}

/** How much was said, and whether a device may still hold more. */
function Tally({ board, filter }: { board: FeedbackBoard; filter: FeedbackInAddress }) {
  return (
    <span className={classes.tally}>
      <span>{tallyWords(board, filter)}</span>
      {board.provisional && (
        <>
          <Tag kind="provisional" />
          <span>A device has not sent everything, so more may come.</span>
        </>
      )}
    </span>
  );
}

interface BoardProps {
  board: FeedbackBoard;
  filter: FeedbackInAddress;
  onFilter: (filter: FeedbackInAddress) => void;
}

function Board({ board, filter, onFilter }: BoardProps) {
  if (board.groups.length === 0)
    return (
      <>
        <Card bleed>
          <EmptyState title="Nothing was written down yet">
            <p>
              Whoever is at a booth writes down what visitors ask and say on the tablet or phone, under Notes.
              It appears here with everything that the other booths heard.
            </p>
          </EmptyState>
        </Card>
        <ArchivedCard board={board} />
      </>
    );
  const shown = matching(board, filter);
  const beforeTopic = matching(board, { ...filter, topic: undefined });
  return (
    <>
      <BoardFilters board={board} filter={filter} onFilter={onFilter} />
      {beforeTopic.length > 0 && (
        <ThemesCard
          themes={themesOf(board, beforeTopic)}
          chosen={filter.topic}
          onChoose={(topic) => onFilter({ ...filter, topic })}
        />
      )}
      <AlikeCard board={board} shown={shown} />
      {shown.length === 0 ? (
        <Card bleed>
          <EmptyState title="Nothing like this was said">
            <p>{`Chosen is ${filterWords(board, filter) ?? 'everything'}.`}</p>
            <Button variant="filled" onClick={() => onFilter({})}>
              Clear filters
            </Button>
          </EmptyState>
        </Card>
      ) : (
        <GroupsCard board={board} groups={shown} />
      )}
      <KeptApartCard board={board} shown={shown} />
      <ArchivedCard board={board} />
    </>
  );
}
