import type { ProfileList } from '@cruddur/contract/api/activities.ts';
import type { Profile } from '@cruddur/contract/api/people.ts';
import { pages } from '@cruddur/contract/pages.ts';
import { Heart, type LucideIcon, MessageCircle, PenLine } from 'lucide-react';
import { Link } from 'react-router';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

interface Words {
  icon: LucideIcon;
  title: string;
  mine: string;
  theirs: string;
}

const words: Record<ProfileList, Words> = {
  cruds: {
    icon: PenLine,
    title: 'No cruds right now',
    mine: 'What you say stands here for as long as it lives.',
    theirs: 'Nothing they said is still alive.',
  },
  replies: {
    icon: MessageCircle,
    title: 'No replies right now',
    mine: 'What you answer stands here for as long as the crud lives.',
    theirs: 'Nothing they answered is still alive.',
  },
  likes: {
    icon: Heart,
    title: 'No likes right now',
    mine: 'What you like stands here for as long as it lives.',
    theirs: 'Nothing they like is still alive.',
  },
};

/** A part of a profile that has nothing, and the one thing to do about it. */
export function EmptyList({ profile, show }: { profile: Profile; show: ProfileList }) {
  const { icon, title, mine, theirs } = words[show];
  return (
    <EmptyState icon={icon} title={title} text={profile.is_me ? mine : theirs}>
      <Link to={pages.home} className="button">
        {profile.is_me && show === 'cruds' ? 'Say something' : 'See what others say'}
      </Link>
    </EmptyState>
  );
}
