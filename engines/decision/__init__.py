"""What is out of the ordinary, why a figure changed, and what to do first."""

from engines.decision.action import Action, Reason, Rupees
from engines.decision.anomaly import Anomaly
from engines.decision.bridge import Bridge, bridge
from engines.decision.ranking import Ranking, rank

__all__ = ["Action", "Anomaly", "Bridge", "Ranking", "Reason", "Rupees", "bridge", "rank"]
