export {
  basisLevelLabels,
  circumstanceLabels,
} from '../../../lib/regulation/article-15-content-adjustment.ts';
